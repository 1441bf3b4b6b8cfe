#include "base/raw.h"
/* printf(" in a comment is fine") */
void f(const struct cop_str *s)
{
	printf("%s", (const char *)s);
	x = "fwrite(";
	table->write(s);
	snprintf(buf, 1, "x");
	g((const struct cop_str *)buf);
	fputs(buf, stderr);
	g((const void *)s);
	h((uintptr_t)s);
	i((char *)rec + f->offset);
}
