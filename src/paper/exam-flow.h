/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "bank/exam-text.h"
#include "paper/exam-paper-image.h"
#include "paper/exam-paper.h"

G_BEGIN_DECLS

/** How text looks. Headings stay with what follows them. */
typedef enum {
  EXAM_STYLE_BODY,
  EXAM_STYLE_STRONG,
  EXAM_STYLE_NOTE,
  EXAM_STYLE_WHY,
  EXAM_STYLE_TITLE,
  EXAM_STYLE_HEADING,
  EXAM_STYLE_SUBHEADING,
  EXAM_STYLE_PREFORMATTED,
} ExamStyle;

/** Colours of ink, as 0xrrggbb. They differ in lightness as well, for printers without colours. */
typedef enum {
  EXAM_INK_TEXT = 0x1a1a1a,
  EXAM_INK_DIM = 0x5e5c64,
  EXAM_INK_LINE = 0x9a9996,
  EXAM_INK_TRACK = 0xdeddda,
  EXAM_INK_GOOD = 0x1b7f4c,
  EXAM_INK_BAD = 0xb3261e,
  EXAM_INK_ACCENT = 0x1a5fb4,
} ExamInk;

/**
 * ExamFlow:
 *
 * A document that is laid out on pages: text, tables, pictures and drawings, one below the other. It is filled first, then
 * exam_flow_paginate() makes pages of it, and after that it does not change. Used by one thread at a time, and by no
 * matter which.
 */
typedef struct _ExamFlow ExamFlow;

/**
 * ExamFlowDraw:
 * @flow: a flow, for exam_flow_draw_label()
 * @cr: where to draw; the origin is the upper left corner of the room for the drawing
 * @width: of that room, in points
 * @user_data: what was given with the function
 */
typedef void (*ExamFlowDraw) (ExamFlow *flow,
                              cairo_t  *cr,
                              double    width,
                              gpointer  user_data);

ExamFlow *exam_flow_new (const ExamPaper *paper,
                         const char      *title) G_GNUC_WARN_UNUSED_RESULT;
void      exam_flow_free (ExamFlow *self);

/* While it is filled */
void   exam_flow_set_running (ExamFlow   *self,
                              const char *left,
                              const char *right);
void   exam_flow_set_picture_loader (ExamFlow         *self,
                                     ExamPictureLoader loader,
                                     gpointer          user_data);
void   exam_flow_add_plain (ExamFlow   *self,
                            ExamStyle   style,
                            const char *text);
void   exam_flow_add_markup (ExamFlow   *self,
                             ExamStyle   style,
                             const char *markup);
void   exam_flow_add_link (ExamFlow   *self,
                           ExamStyle   style,
                           const char *text,
                           const char *uri);
void   exam_flow_add_text (ExamFlow       *self,
                           ExamStyle       style,
                           const ExamText *text);
void   exam_flow_add_facts (ExamFlow          *self,
                            const char *const *texts);
void   exam_flow_add_columns (ExamFlow        *self,
                              const GPtrArray *texts,
                              guint            n_columns);
void   exam_flow_add_drawing (ExamFlow      *self,
                              double         height,
                              ExamFlowDraw   draw,
                              gpointer       user_data,
                              GDestroyNotify destroy);
void   exam_flow_add_rule (ExamFlow *self);
void   exam_flow_add_space (ExamFlow *self,
                            double    height);
void   exam_flow_indent (ExamFlow   *self,
                         double      width,
                         const char *marker);
void   exam_flow_unindent (ExamFlow *self);
void   exam_flow_set_bar (ExamFlow *self,
                          guint     ink);
void   exam_flow_begin_together (ExamFlow *self);
void   exam_flow_end_together (ExamFlow *self);
void   exam_flow_keep_with_next (ExamFlow *self);
void   exam_flow_break_page (ExamFlow *self);
void   exam_flow_add_bookmark (ExamFlow   *self,
                               guint       level,
                               const char *name);
double exam_flow_measure_page (const ExamFlow *self);

/* Afterwards */
guint            exam_flow_paginate (ExamFlow *self);
const ExamPaper *exam_flow_get_paper (const ExamFlow *self);
void             exam_flow_draw_page (ExamFlow *self,
                                      cairo_t  *cr,
                                      guint     page);
void             exam_flow_draw_label (ExamFlow   *self,
                                       cairo_t    *cr,
                                       const char *text,
                                       double      x,
                                       double      y,
                                       double      xalign,
                                       double      size,
                                       guint       ink);
double           exam_flow_measure_label (ExamFlow   *self,
                                          const char *text,
                                          double      size);
gboolean         exam_flow_save (ExamFlow   *self,
                                 const char *path,
                                 GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamFlow, exam_flow_free)

G_END_DECLS
