/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamXmlLocator:
 *
 * Tells the line and column of a byte of a file that is read in pieces. It keeps the bytes that were fed last, its window,
 * long enough to find where a start tag began. An offset counts from the start of the file.
 */
typedef struct _ExamXmlLocator ExamXmlLocator;

ExamXmlLocator *exam_xml_locator_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            exam_xml_locator_free (ExamXmlLocator *self);

void exam_xml_locator_feed (ExamXmlLocator *self,
                            const char     *chunk,
                            gsize           length);
void exam_xml_locator_locate (ExamXmlLocator *self,
                              gsize           offset,
                              int            *line,
                              int            *column);

gsize       exam_xml_locator_clamp (const ExamXmlLocator *self,
                                    gsize                 offset);
gsize       exam_xml_locator_get_end (const ExamXmlLocator *self);
const char *exam_xml_locator_peek (const ExamXmlLocator *self,
                                   gsize                 offset,
                                   gsize                *length);
gboolean    exam_xml_locator_find_before (const ExamXmlLocator *self,
                                          gsize                 offset,
                                          const char           *text,
                                          gsize                *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamXmlLocator, exam_xml_locator_free)

G_END_DECLS
