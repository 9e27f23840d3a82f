void f(void) { mpz_ui_pow_ui(z, 10, 2); }
