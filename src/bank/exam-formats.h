/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

/**
 * ExamFormats:
 *
 * All formats that the program knows, sorted for showing. Counted; immutable once filled.
 */
typedef struct _ExamFormats ExamFormats;

ExamFormats *exam_formats_new (void) G_GNUC_WARN_UNUSED_RESULT;
ExamFormats *exam_formats_new_for_folder (const char   *folder,
                                          ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
ExamFormats *exam_formats_ref (ExamFormats *self);
void         exam_formats_unref (ExamFormats *self);

void        exam_formats_add (ExamFormats *self,
                              ExamFormat  *format);
guint       exam_formats_get_n (const ExamFormats *self);
ExamFormat *exam_formats_get (const ExamFormats *self,
                              guint              index);
ExamFormat *exam_formats_find (const ExamFormats *self,
                               const char        *id);

ExamFormat *exam_formats_find_newest (const ExamFormats *self,
                                      const char        *family);

gboolean exam_formats_has_family (const ExamFormats *self,
                                  const char        *family);
gboolean exam_formats_family_has_domain (const ExamFormats *self,
                                         const char        *family,
                                         const char        *domain);
char    *exam_formats_list_families (const ExamFormats *self);
char    *exam_formats_list_domains (const ExamFormats *self,
                                    const char        *family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamFormats, exam_formats_unref)

G_END_DECLS
