/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/exam-entry.h"
#include "author/exam-item-sheet.h"
#include "author/exam-manuscript.h"
#include "bank/exam-bank.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANK_EDITOR (exam_bank_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExamBankEditor, exam_bank_editor, EXAM, BANK_EDITOR, GObject)

ExamBankEditor *exam_bank_editor_new (ExamManuscript *manuscript) G_GNUC_WARN_UNUSED_RESULT;

ExamManuscript *exam_bank_editor_get_manuscript (ExamBankEditor *self);
GListModel     *exam_bank_editor_get_entries (ExamBankEditor *self);
gboolean        exam_bank_editor_is_sound (ExamBankEditor *self);
const char     *exam_bank_editor_get_fault (ExamBankEditor *self,
                                            int            *line,
                                            int            *column);
ExamEntry      *exam_bank_editor_find (ExamBankEditor *self,
                                       gsize           offset);

void            exam_bank_editor_settle (ExamBankEditor *self);

/* What is written, finished or not. The head is a bank without items. */
ExamBank      *exam_bank_editor_read_head (ExamBankEditor *self) G_GNUC_WARN_UNUSED_RESULT;
ExamItemSheet *exam_bank_editor_read_item (ExamBankEditor *self,
                                           ExamEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
ExamCaseSheet *exam_bank_editor_read_case (ExamBankEditor *self,
                                           ExamEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Head. @name: an attribute of <bank> (id, format, revision) or the element title, license; NULL or "" deletes what may lack */
gboolean exam_bank_editor_set_head (ExamBankEditor *self,
                                    const char     *name,
                                    const char     *value);
gboolean exam_bank_editor_set_authors (ExamBankEditor    *self,
                                       const char *const *authors);
gboolean exam_bank_editor_set_code_sets (ExamBankEditor    *self,
                                         const char *const *systems,
                                         const char *const *years);

/* Order of the bank. @before: (nullable): NULL is the end of the bank, or of the case where @parent is one */
ExamEntry *exam_bank_editor_insert (ExamBankEditor *self,
                                    const char     *xml,
                                    ExamEntry      *parent,
                                    ExamEntry      *before,
                                    GError        **error);
gboolean exam_bank_editor_remove (ExamBankEditor *self,
                                  ExamEntry      *entry);
gboolean exam_bank_editor_move (ExamBankEditor *self,
                                ExamEntry      *entry,
                                ExamEntry      *parent,
                                ExamEntry      *before);
ExamEntry *exam_bank_editor_duplicate (ExamBankEditor *self,
                                       ExamEntry      *entry);
char *exam_bank_editor_dup_xml (ExamBankEditor *self,
                                ExamEntry      *entry);
char *exam_bank_editor_make_id (ExamBankEditor *self,
                                const char     *stem);
gboolean exam_bank_editor_allow (ExamBankEditor *self,
                                 ExamEntry      *entry,
                                 const char     *rule,
                                 const char     *because);

/* An entry's attributes: id, domain, pretest of items; id, title, setting of cases. NULL deletes it. */
gboolean exam_bank_editor_set_attribute (ExamBankEditor *self,
                                         ExamEntry      *entry,
                                         const char     *name,
                                         const char     *value);

/* An item. Indices count from 0. */
gboolean exam_bank_editor_set_stem (ExamBankEditor *self,
                                    ExamEntry      *entry,
                                    ExamText       *text);
gboolean exam_bank_editor_set_rationale (ExamBankEditor *self,
                                         ExamEntry      *entry,
                                         ExamText       *text);
gboolean exam_bank_editor_set_kind (ExamBankEditor *self,
                                    ExamEntry      *entry,
                                    ExamItemKind    kind);
gboolean exam_bank_editor_set_shuffled (ExamBankEditor *self,
                                        ExamEntry      *entry,
                                        gboolean        shuffled);

gboolean exam_bank_editor_add_option (ExamBankEditor *self,
                                      ExamEntry      *entry);
gboolean exam_bank_editor_remove_option (ExamBankEditor *self,
                                         ExamEntry      *entry,
                                         guint           index);
gboolean exam_bank_editor_move_option (ExamBankEditor *self,
                                       ExamEntry      *entry,
                                       guint           from,
                                       guint           to);
gboolean exam_bank_editor_set_option_text (ExamBankEditor *self,
                                           ExamEntry      *entry,
                                           guint           index,
                                           ExamText       *text);
gboolean exam_bank_editor_set_option_why (ExamBankEditor *self,
                                          ExamEntry      *entry,
                                          guint           index,
                                          ExamText       *why);
gboolean exam_bank_editor_set_option_key (ExamBankEditor *self,
                                          ExamEntry      *entry,
                                          guint           index,
                                          gboolean        key);
gboolean exam_bank_editor_set_option_pinned (ExamBankEditor *self,
                                             ExamEntry      *entry,
                                             guint           index,
                                             gboolean        pinned);

gboolean exam_bank_editor_set_codes (ExamBankEditor *self,
                                     ExamEntry      *entry,
                                     ExamCodeSystem  system,
                                     gboolean        first_listed);
gboolean exam_bank_editor_add_code (ExamBankEditor *self,
                                    ExamEntry      *entry);
gboolean exam_bank_editor_remove_code (ExamBankEditor *self,
                                       ExamEntry      *entry,
                                       guint           index);
gboolean exam_bank_editor_move_code (ExamBankEditor *self,
                                     ExamEntry      *entry,
                                     guint           from,
                                     guint           to);
gboolean exam_bank_editor_set_code_why (ExamBankEditor *self,
                                        ExamEntry      *entry,
                                        guint           index,
                                        ExamText       *why);
gboolean exam_bank_editor_set_code (ExamBankEditor *self,
                                    ExamEntry      *entry,
                                    guint           index,
                                    const char     *code,
                                    gboolean        optional);

gboolean exam_bank_editor_add_source (ExamBankEditor *self,
                                      ExamEntry      *entry);
gboolean exam_bank_editor_remove_source (ExamBankEditor *self,
                                         ExamEntry      *entry,
                                         guint           index);
gboolean exam_bank_editor_set_source (ExamBankEditor *self,
                                      ExamEntry      *entry,
                                      guint           index,
                                      const char     *attribute,
                                      const char     *value);

/* A case */
gboolean exam_bank_editor_add_document (ExamBankEditor *self,
                                        ExamEntry      *entry,
                                        const char     *title);
gboolean exam_bank_editor_remove_document (ExamBankEditor *self,
                                           ExamEntry      *entry,
                                           guint           index);
gboolean exam_bank_editor_move_document (ExamBankEditor *self,
                                         ExamEntry      *entry,
                                         guint           from,
                                         guint           to);
gboolean exam_bank_editor_set_document (ExamBankEditor *self,
                                        ExamEntry      *entry,
                                        guint           index,
                                        const char     *title,
                                        ExamText       *text);

G_END_DECLS
