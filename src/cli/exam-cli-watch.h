/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*ExamCliChanged) (gpointer data);

void exam_cli_watch (char          **paths,
                     ExamCliChanged  changed,
                     gpointer        data);

G_END_DECLS
