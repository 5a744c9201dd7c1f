/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

/* Lets the window go on until something is so, or it is clear that it never will be. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gint64 deadline_ = g_get_monotonic_time () + 20 * (gint64) G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < deadline_) \
      g_main_context_iteration (NULL, FALSE); \
    g_assert_true (condition); \
  } G_STMT_END

void       test_settle (void);
void       test_delete_drafts (ExamContext *context);
GtkWidget *test_find_type (GtkWidget *widget,
                           GType      type);
gboolean   test_says (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
