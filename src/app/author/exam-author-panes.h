/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ExamAuthorPane:
 * @EXAM_AUTHOR_PANE_LIST: what there is, at the start
 * @EXAM_AUTHOR_PANE_MIDDLE: what is written
 * @EXAM_AUTHOR_PANE_PREVIEW: what it looks like, at the end
 */
typedef enum {
  EXAM_AUTHOR_PANE_LIST,
  EXAM_AUTHOR_PANE_MIDDLE,
  EXAM_AUTHOR_PANE_PREVIEW,
} ExamAuthorPane;

#define EXAM_AUTHOR_N_PANES 3

#define EXAM_TYPE_AUTHOR_PANES (exam_author_panes_get_type ())
G_DECLARE_FINAL_TYPE (ExamAuthorPanes, exam_author_panes, EXAM, AUTHOR_PANES, GtkWidget)

void     exam_author_panes_bind (ExamAuthorPanes *self,
                                 GSettings       *settings);
void     exam_author_panes_show (ExamAuthorPanes *self,
                                 ExamAuthorPane   pane);
gboolean exam_author_panes_shows (ExamAuthorPanes *self,
                                  ExamAuthorPane   pane);
guint    exam_author_panes_choose (const int *needed,
                                   int        width,
                                   gboolean   list,
                                   gboolean   preview,
                                   int        front);

G_END_DECLS
