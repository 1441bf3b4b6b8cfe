#include "base/base.h"
#include "yaml/yaml.h"
