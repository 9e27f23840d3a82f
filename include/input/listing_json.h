/* A line listing in JSON. */
#ifndef INPUT_LISTING_JSON_H
#define INPUT_LISTING_JSON_H

#include "input/listing.h"

/* As listing_read, of a JSON report with "lines". The reading door to jansson. */
int listing_read_json(struct budget *b, const char *path, const struct listing_sink *sink,
                      struct diags *d) __attribute__((warn_unused_result));

#endif
