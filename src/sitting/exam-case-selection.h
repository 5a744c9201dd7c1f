/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCaseSelection:
 *
 * Which whole cases go on a form, so that single items can fill the rest of the blueprint.
 */
typedef struct _ExamCaseSelection ExamCaseSelection;

ExamCaseSelection *exam_case_selection_new (guint        n_domains,
                                            const guint *singles) G_GNUC_WARN_UNUSED_RESULT;
void               exam_case_selection_free (ExamCaseSelection *self);

void    exam_case_selection_add (ExamCaseSelection *self,
                                 const guint       *counts,
                                 gboolean           preferred);
GArray *exam_case_selection_solve (ExamCaseSelection *self,
                                   const guint       *least,
                                   const guint       *most,
                                   guint              total) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCaseSelection, exam_case_selection_free)

G_END_DECLS
