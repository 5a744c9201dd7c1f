/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EXAM_TYPE_TEXT (exam_text_get_type ())

/**
 * ExamText:
 *
 * Rich text: a stem, an option, a document. Immutable and counted.
 *
 * It is kept as one string of canonical markup, so that a hundred thousand items fit in memory and equal
 * texts are equal bytes. The canonical form has only these, without attributes unless shown and without
 * white space between blocks: `<p>`, `<pre>`, `<ul>` and `<ol>` with `<li>`, `<table>` with `<tr>`, `<th>`, `<td>`,
 * `<img src="" alt=""/>`; inside p, li, th and td: `<b> <i> <sub> <sup> <br/>`.
 */
typedef struct _ExamText ExamText;

GType exam_text_get_type (void) G_GNUC_CONST;

ExamText *exam_text_new_from_markup (const char *markup,
                                     gssize      length) G_GNUC_WARN_UNUSED_RESULT;
ExamText *exam_text_new_from_plain (const char *plain) G_GNUC_WARN_UNUSED_RESULT;
ExamText *exam_text_ref (ExamText *self);
void      exam_text_unref (ExamText *self);

const char *exam_text_get_markup (const ExamText *self);
gboolean    exam_text_equal (const ExamText *a,
                             const ExamText *b);
char       *exam_text_dup_plain (const ExamText *self);
GPtrArray  *exam_text_dup_blocks (const ExamText *self);
GPtrArray  *exam_text_dup_image_sources (const ExamText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamText, exam_text_unref)

G_END_DECLS
