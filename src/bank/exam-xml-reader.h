/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-problems.h"
#include "bank/exam-text.h"
#include "bank/exam-xml-grammar.h"

G_BEGIN_DECLS

/**
 * ExamXmlReader:
 *
 * Reads one document that follows a grammar, reports whatever does not, and goes on behind it.
 */
typedef struct _ExamXmlReader ExamXmlReader;

/**
 * ExamXmlHooks:
 * @start: an element that may stand here begins; its attributes can be asked for
 * @end: it ends; @plain is its text without white space around, or @rich its rich text (nullable);
 *   @sound is %FALSE when something inside it was wrong
 */
typedef struct {
  void (*start) (ExamXmlReader *reader,
                 guint          element,
                 gpointer       user_data);
  void (*end) (ExamXmlReader *reader,
               guint          element,
               const char    *plain,
               ExamText      *rich,
               gboolean       sound,
               gpointer       user_data);
} ExamXmlHooks;

ExamXmlReader *exam_xml_reader_new (const ExamXmlGrammar *grammar,
                                    const ExamXmlHooks   *hooks,
                                    gpointer              user_data,
                                    ExamProblems         *problems) G_GNUC_WARN_UNUSED_RESULT;
void           exam_xml_reader_free (ExamXmlReader *self);

gboolean exam_xml_reader_read_file (ExamXmlReader *self,
                                    const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean exam_xml_reader_read_bytes (ExamXmlReader *self,
                                     const char    *name,
                                     GBytes        *bytes);

const char *exam_xml_reader_get_attribute (ExamXmlReader *self,
                                           const char    *name);
gboolean    exam_xml_reader_get_yes (ExamXmlReader *self,
                                     const char    *name);
guint       exam_xml_reader_get_number (ExamXmlReader *self,
                                        const char    *name,
                                        guint          fallback);
double      exam_xml_reader_get_percent (ExamXmlReader *self,
                                         const char    *name);

void exam_xml_reader_get_start (ExamXmlReader *self,
                                int           *line,
                                int           *column);
void exam_xml_reader_set_item_id (ExamXmlReader *self,
                                  const char    *item_id);
void exam_xml_reader_add_error (ExamXmlReader *self,
                                const char    *format,
                                ...) G_GNUC_PRINTF (2, 3);
void exam_xml_reader_add_error_at (ExamXmlReader *self,
                                   int            line,
                                   int            column,
                                   const char    *format,
                                   ...) G_GNUC_PRINTF (4, 5);
void exam_xml_reader_stop (ExamXmlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamXmlReader, exam_xml_reader_free)

G_END_DECLS
