void f(void) { mpz_set_si(n, 1); }
