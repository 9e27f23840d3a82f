/* Planes: net amounts and VAT, divided and settled apart and never mixed. */
#ifndef ENGINE_PLANE_H
#define ENGINE_PLANE_H

enum plane { PLANE_NET, PLANE_VAT, PLANES };

#endif
