/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "bank/exam-paths.h"

G_BEGIN_DECLS

const char *exam_cli_get_name (guint index);
char       *exam_cli_list_commands (void);
gboolean    exam_cli_knows (const char *command);
int         exam_cli_run (const ExamPaths *paths,
                          int              argc,
                          char            *argv[]);

G_END_DECLS
