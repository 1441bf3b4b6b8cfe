#define COP_RECORDS(X) X(role)
