#  include <gmp.h>
