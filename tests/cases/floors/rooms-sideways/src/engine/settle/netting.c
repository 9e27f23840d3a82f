#include "engine/compare/bridge.h"
