void f(void) { mpz_init(n); }
