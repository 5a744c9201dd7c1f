/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ExamTextPlace:
 * @text: (owned): all characters of a buffer
 * @length: of @text
 * @cursor: an offset in characters
 * @bound: where the selection begins, in characters
 *
 * Where the cursor is, to find that place again when the text has changed around it.
 */
typedef struct {
  gunichar *text;
  glong     length;
  int       cursor;
  int       bound;
} ExamTextPlace;

ExamTextPlace exam_text_place_save (GtkTextBuffer *buffer);
void          exam_text_place_restore (ExamTextPlace *self,
                                       GtkTextBuffer *buffer);

G_END_DECLS
