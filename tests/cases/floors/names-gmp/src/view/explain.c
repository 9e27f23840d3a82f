/* mpz_t */
static mpz_t n;
