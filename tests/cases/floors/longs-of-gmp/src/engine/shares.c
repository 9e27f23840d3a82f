void f(void) { mpz_init_set_ui(n, 1); }
void g(void) { (a ? mpz_addmul_ui : mpz_submul_ui)(n, m, 2); }
void h(void) { mpz_submul(n, m, k); mpq_cmp(p, q); }
