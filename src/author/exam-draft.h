/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/exam-manuscript.h"

G_BEGIN_DECLS

#define EXAM_TYPE_DRAFT (exam_draft_get_type ())
G_DECLARE_FINAL_TYPE (ExamDraft, exam_draft, EXAM, DRAFT, GObject)

/**
 * ExamLeftDraft:
 * @file: the draft's own file
 * @path: (nullable): the bank's file, where it has one
 * @base: what was in that file when it was read or saved last
 * @text: what was written since then
 * @modified_at: when the draft was written to last, in seconds since 1970
 * @damaged: its end cannot be read
 *
 * Unsaved work of a program that is gone.
 */
typedef struct {
  char    *file;
  char    *path;
  GBytes  *base;
  GBytes  *text;
  gint64   modified_at;
  gboolean damaged;
} ExamLeftDraft;

ExamDraft *exam_draft_new (const char     *folder,
                           const char     *path,
                           GBytes         *base,
                           ExamManuscript *manuscript) G_GNUC_WARN_UNUSED_RESULT;
void       exam_draft_rebase (ExamDraft  *self,
                              const char *path,
                              GBytes     *base);
void       exam_draft_discard (ExamDraft *self);

const char *exam_draft_get_failure (ExamDraft *self);

GPtrArray     *exam_draft_list_left (const char *folder);
ExamLeftDraft *exam_left_draft_read (const char *file,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void           exam_left_draft_delete (ExamLeftDraft *self);
void           exam_left_draft_free (ExamLeftDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamLeftDraft, exam_left_draft_free)

G_END_DECLS
