/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamSource:
 *
 * What an item or a format rests on, so that a reader can open it. Immutable.
 */
typedef struct _ExamSource ExamSource;

ExamSource *exam_source_new (const char *title,
                             const char *section,
                             const char *year,
                             const char *href) G_GNUC_WARN_UNUSED_RESULT;
void        exam_source_free (ExamSource *self);

const char *exam_source_get_title (const ExamSource *self);
const char *exam_source_get_section (const ExamSource *self);
const char *exam_source_get_year (const ExamSource *self);
const char *exam_source_get_href (const ExamSource *self);
char       *exam_source_to_string (const ExamSource *self);

G_END_DECLS
