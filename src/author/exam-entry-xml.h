/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

char *exam_entry_xml_new_item (ExamItemKind kind,
                               const char  *id,
                               const char  *domain) G_GNUC_WARN_UNUSED_RESULT;
char *exam_entry_xml_new_case (const char *id,
                               const char *domain) G_GNUC_WARN_UNUSED_RESULT;

char     *exam_entry_xml_trim (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *exam_entry_xml_refresh_ids (const char     *xml,
                                      ExamBankEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
char     *exam_entry_xml_dup_id (const char *xml) G_GNUC_WARN_UNUSED_RESULT;
gboolean  exam_entry_xml_is_case (const char *xml);
char     *exam_entry_xml_fold (const char *xml,
                               gsize       length) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_entry_xml_list_images (const char *xml) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
