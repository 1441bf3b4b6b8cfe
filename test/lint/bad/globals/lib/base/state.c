static int counter;
static const char *word = "moves";
static const char *const fixed = "stays";
static const struct cop_word words[] = {
	{ "a", "b" },
};
extern int elsewhere;
struct cop_x;
enum order { FIRST, LAST };
typedef int number;
struct pair {
	int a, b;
};
static struct pair pairs[2] = {
	{ 1, 2 },
};
static int f(void)
{
	static int calls = 0;
	static const int fine = 1;
	static const char *const names[] = { "a" };

	return calls++ + fine;
}
int g(int a, int b);
