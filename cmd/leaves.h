/* SPDX-License-Identifier: MIT */
/*
 * Every command, one a line, in the order of help. Read by the compiler (commands.c) and by
 * meson, which takes cmd/GROUP/LEAF.c as source of each LEAF(GROUP, LEAF).
 *
 *   SECTION(people)                           a row of the front page
 *   GROUP(role, "define and fill roles")      a noun, at most 30 characters
 *   LEAF(role, self)                          the noun alone: cop_cmd_role_self
 *   LEAF(role, assign)                        cop role assign: cop_cmd_role_assign
 *   LEAF(top, check)                          a verb for the whole: cop_cmd_top_check
 *
 * What stands under SECTION(plumbing) is listed by `cop help -a` only. No include guard:
 * commands.c includes this twice.
 */
SECTION(start)
LEAF(top, init)
SECTION(people)
GROUP(role, "define and fill roles")
LEAF(role, self)
LEAF(role, list)
LEAF(role, show)
LEAF(role, get)
LEAF(role, add)
LEAF(role, set)
LEAF(role, edit)
LEAF(role, rename)
LEAF(role, remove)
LEAF(role, assign)
LEAF(role, release)
GROUP(member, "who belongs, is away, has left")
LEAF(member, self)
LEAF(member, list)
LEAF(member, show)
LEAF(member, get)
LEAF(member, add)
LEAF(member, set)
LEAF(member, edit)
LEAF(member, rename)
LEAF(member, import)
SECTION(year)
GROUP(plan, "what, when, who")
LEAF(plan, self)
LEAF(plan, list)
LEAF(plan, show)
LEAF(plan, get)
LEAF(plan, add)
LEAF(plan, set)
LEAF(plan, edit)
LEAF(plan, rename)
LEAF(plan, remove)
LEAF(plan, done)
LEAF(plan, drop)
LEAF(plan, next)
LEAF(plan, export)
SECTION(look)
LEAF(top, check)
LEAF(top, explain)
SECTION(keep)
LEAF(top, help)
LEAF(top, version)
SECTION(plumbing)
GROUP(yaml, "edit any YAML file")
LEAF(yaml, get)
LEAF(yaml, set)
LEAF(yaml, add)
LEAF(yaml, append)
LEAF(yaml, delete)
LEAF(yaml, rename)
