/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-bank.h"
#include "bank/exam-format.h"
#include "bank/exam-item.h"

G_BEGIN_DECLS

#define EXAM_TYPE_FORM (exam_form_get_type ())

/**
 * ExamForm:
 *
 * The items and the order of their options for one sitting. Counted; immutable once made.
 */
typedef struct _ExamForm ExamForm;

GType exam_form_get_type (void) G_GNUC_CONST;

ExamForm *exam_form_new (ExamFormat *format,
                         guint64     seed,
                         guint       minutes,
                         gboolean    is_short) G_GNUC_WARN_UNUSED_RESULT;
ExamForm *exam_form_ref (ExamForm *self);
void      exam_form_unref (ExamForm *self);

void exam_form_set_practice (ExamForm *self);
void exam_form_add (ExamForm     *self,
                    ExamItem     *item,
                    ExamBank     *bank,
                    gboolean      pretest,
                    const guint8 *option_order);

ExamFormat *exam_form_get_format (const ExamForm *self);
guint64     exam_form_get_seed (const ExamForm *self);
guint       exam_form_get_minutes (const ExamForm *self);
gboolean    exam_form_is_short (const ExamForm *self);
gboolean    exam_form_is_practice (const ExamForm *self);
guint       exam_form_get_n_items (const ExamForm *self);
guint       exam_form_get_n_scored (const ExamForm *self);

ExamItem   *exam_form_get_item (const ExamForm *self,
                                guint           position);
ExamBank   *exam_form_get_bank (const ExamForm *self,
                                guint           position);
gboolean    exam_form_is_pretest (const ExamForm *self,
                                  guint           position);
guint       exam_form_get_option (const ExamForm *self,
                                  guint           position,
                                  guint           place);
guint       exam_form_get_place (const ExamForm *self,
                                 guint           position,
                                 guint           option);
void        exam_form_set_image (ExamForm   *self,
                                 guint       position,
                                 const char *source,
                                 GBytes     *bytes);
GBytes     *exam_form_load_image (const ExamForm *self,
                                  guint           position,
                                  const char     *source,
                                  GError        **error);
char       *exam_form_dup_order (const ExamForm *self,
                                 guint           position);
gboolean    exam_form_parse_order (const char *text,
                                   guint       n_options,
                                   guint8     *order);

guint exam_form_get_record_position (const ExamForm *self,
                                     guint           position);

/* What its way through the items is */
ExamNavigation exam_form_get_navigation (const ExamForm *self);
gboolean       exam_form_must_answer (const ExamForm *self);
gboolean       exam_form_allows_review (const ExamForm *self);

guint exam_form_get_n_parts (const ExamForm *self);
guint exam_form_get_part_start (const ExamForm *self,
                                guint           part);
guint exam_form_get_part_of (const ExamForm *self,
                             guint           position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamForm, exam_form_unref)

G_END_DECLS
