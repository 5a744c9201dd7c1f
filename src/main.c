/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/exam-application.h"
#include "bank/exam-xml-parser.h"
#include "cli/exam-cli.h"
#include "sitting/exam-system-clock.h"

int
main (int   argc,
      char *argv[])
{
  ExamPaths *paths = exam_paths_new ();
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamApplication) application = NULL;
  g_autofree char *commands = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, paths->translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Before there are threads */
  exam_xml_parser_init ();

  if (argc > 1 && exam_cli_knows (argv[1]))
    {
      int status = exam_cli_run (paths, argc - 1, argv + 1);

      exam_paths_free (paths);
      return status;
    }

  clock = exam_system_clock_new ();
  application = exam_application_new (paths, clock);
  commands = exam_cli_list_commands ();
  g_application_set_option_context_description (G_APPLICATION (application), commands);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
