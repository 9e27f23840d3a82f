/* Driver figures: those of one driver, of the municipalities of a roster. They are added and
   multiplied as whole numbers, each times ten to the power of the driver's places. */
#ifndef ENGINE_SHARES_DRIVER_FIGURES_H
#define ENGINE_SHARES_DRIVER_FIGURES_H

#include "engine/shares/roster.h"
#include "number/portions.h"

/* Places: the most decimals that any of its figures has. */
unsigned driver_places(const struct roster *r, int driver);

/* Sets `total` to the sum of its figures. */
void driver_total(const struct roster *r, int driver, struct ratio *total);

/* Adds unit x figure x 10^places to the numerator of each municipality. */
void driver_spread(const struct roster *r, int driver, const mpz_t unit,
                   struct portions *to);

#endif
