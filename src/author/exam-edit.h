/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-manuscript.h"
#include "bank/exam-text.h"
#include "bank/exam-xml-element.h"

G_BEGIN_DECLS

/**
 * ExamEdit:
 * @text: (unowned): the text before the change; all places are of it
 * @length: of it
 * @eol: how its lines end
 * @unit: (owned): by how much one level is indented
 * @splices: what is to be replaced
 *
 * A change of a manuscript that is put together before any of it is done, in the style of what stands around.
 */
typedef struct {
  ExamManuscript *manuscript;
  const char     *text;
  gsize           length;
  const char     *eol;
  char           *unit;
  GArray         *splices;
} ExamEdit;

void     exam_edit_init (ExamEdit       *self,
                         ExamManuscript *manuscript,
                         gsize           content_start);
void     exam_edit_clear (ExamEdit *self);
void     exam_edit_learn (ExamEdit             *self,
                          const ExamXmlElement *element);
void     exam_edit_replace (ExamEdit *self,
                            gsize     start,
                            gsize     end,
                            char     *inserted);
void     exam_edit_commit (ExamEdit   *self,
                           const char *run);

gsize    exam_edit_get_line_start (const ExamEdit *self,
                                   gsize           place);
char    *exam_edit_dup_indent (const ExamEdit *self,
                               gsize           place,
                               gboolean       *begins_line);
gsize    exam_edit_trim_before (const ExamEdit *self,
                                gsize           place);
gsize    exam_edit_skip_rest_of_line (const ExamEdit *self,
                                      gsize           place);

void     exam_edit_set_attribute (ExamEdit             *self,
                                  const ExamXmlElement *element,
                                  const char           *name,
                                  const char           *value);
void     exam_edit_set_flag (ExamEdit             *self,
                             const ExamXmlElement *element,
                             const char           *name,
                             gboolean              flag);
void     exam_edit_set_plain (ExamEdit             *self,
                              const ExamXmlElement *element,
                              const char           *value);
void     exam_edit_set_text (ExamEdit             *self,
                             const ExamXmlElement *element,
                             ExamText             *text);
void     exam_edit_set_why (ExamEdit             *self,
                            const ExamXmlElement *element,
                            ExamText             *why);
void     exam_edit_remove (ExamEdit             *self,
                           const ExamXmlElement *element);
void     exam_edit_insert (ExamEdit             *self,
                           const ExamXmlElement *parent,
                           const char           *name,
                           const char           *xml);
void     exam_edit_put (ExamEdit             *self,
                        const ExamXmlElement *element,
                        const char           *xml);
void     exam_edit_insert_text (ExamEdit             *self,
                                const ExamXmlElement *parent,
                                const char           *name,
                                ExamText             *text);
void     exam_edit_move (ExamEdit             *self,
                         const ExamXmlElement *parent,
                         const char           *name,
                         guint                 from,
                         guint                 to);

char    *exam_edit_dup_block (const ExamEdit *self,
                              gsize           start,
                              gsize           end);
char    *exam_edit_indent_block (const ExamEdit *self,
                                 const char     *xml,
                                 const char     *indent);
gsize    exam_edit_insert_block (ExamEdit             *self,
                                 const ExamXmlElement *parent,
                                 const char           *name,
                                 const char           *xml);
gsize    exam_edit_find_unit (const ExamEdit *self,
                              gsize           start,
                              gsize           limit);

G_END_DECLS
