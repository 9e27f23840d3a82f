int a; /* one
line */ double b;
