/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-xml-parser.h"

G_BEGIN_DECLS

/**
 * ExamCodeTree:
 * @start: an element begins; attributes by exam_code_tree_get()
 * @end: it ends; @text is the text that stood in it, without that of the elements in it, trimmed
 *
 * What the XML of CMS and CDC is read with: where the parser is, by names, and texts in one piece.
 */
typedef struct _ExamCodeTree ExamCodeTree;

typedef struct {
  void (*start) (ExamCodeTree           *tree,
                 const char             *name,
                 const ExamXmlAttribute *attributes,
                 guint                   n_attributes,
                 gpointer                user_data);
  void (*end) (ExamCodeTree *tree,
               const char   *name,
               const char   *text,
               gpointer      user_data);
} ExamCodeTreeHandler;

gboolean exam_code_tree_read (const char                *file,
                              GBytes                    *bytes,
                              const char                *root,
                              const ExamCodeTreeHandler *handler,
                              gpointer                   user_data,
                              ExamProblems              *problems);

const char *exam_code_tree_get_parent (ExamCodeTree *self,
                                       guint         level);
void        exam_code_tree_add_error (ExamCodeTree *self,
                                      const char   *format,
                                      ...) G_GNUC_PRINTF (2, 3);

const char *exam_code_tree_get (const ExamXmlAttribute *attributes,
                                guint                   n_attributes,
                                const char             *name);

G_END_DECLS
