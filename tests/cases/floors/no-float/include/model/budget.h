int n = (int)(float)2;
