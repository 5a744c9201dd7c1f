/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean exam_cli_parse_options (GOptionContext *context,
                                 int            *argc,
                                 char         ***argv);
gboolean exam_cli_print_usage (GOptionContext *context);

G_END_DECLS
