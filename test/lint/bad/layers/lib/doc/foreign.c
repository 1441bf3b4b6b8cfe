#include <yaml.h>
#include <stdio.h>
#include "base/buf.h"
#include "model/kinds.h"
