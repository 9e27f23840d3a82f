void f(char *to) {
    strcpy(to, "strcat(to)"); strtod(to, 0);
}
