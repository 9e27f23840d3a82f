#include "base/digits.h"

const char digits_pairs[201] = "00010203040506070809101112131415161718192021222324"
                               "25262728293031323334353637383940414243444546474849"
                               "50515253545556575859606162636465666768697071727374"
                               "75767778798081828384858687888990919293949596979899";

#define THOUSANDS(n) UINT64_C(n), UINT64_C(n##0), UINT64_C(n##00)

const uint64_t digits_powers[DIGITS_MOST] = {
    THOUSANDS(1),
    THOUSANDS(1000),
    THOUSANDS(1000000),
    THOUSANDS(1000000000),
    THOUSANDS(1000000000000),
    THOUSANDS(1000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

char *digits_put_long(char *to, uint64_t number) {
    to = digits_put(to, number / 100000000);
    words_put(to, digits_eight((uint32_t)(number % 100000000)));
    return to + 8;
}
