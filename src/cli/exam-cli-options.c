/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-options.h"

/**
 * exam_cli_parse_options:
 * @context: with the options of a command
 * @argc: (inout): number of arguments
 * @argv: (inout): the arguments; options are taken out
 *
 * Parses the options of a command, and prints what is wrong with them.
 *
 * Returns: whether the command can go on
 */
gboolean
exam_cli_parse_options (GOptionContext *context,
                        int            *argc,
                        char         ***argv)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (context != NULL, FALSE);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return FALSE;
}

/** Prints how a command is used, to someone who used it in another way. Returns: %FALSE */
gboolean
exam_cli_print_usage (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  g_printerr ("%s", help);
  return FALSE;
}
