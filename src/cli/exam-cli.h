/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "bank/exam-paths.h"

G_BEGIN_DECLS

gboolean exam_cli_knows (const char *command);
int      exam_cli_run (const ExamPaths *paths,
                       int              argc,
                       char            *argv[]);

G_END_DECLS
