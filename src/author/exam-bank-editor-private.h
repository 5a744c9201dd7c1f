/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-bank-editor.h"
#include "author/exam-edit.h"
#include "author/exam-outline.h"

G_BEGIN_DECLS

/* A piece of the text that changed since it was sound; where only something went, both are the same. */
typedef struct {
  gsize start;
  gsize end;
} ExamDamage;

/* Shared by the files of the editor. */
struct _ExamBankEditor
{
  GObject parent_instance;

  ExamManuscript *manuscript;    /* (owned) */
  GPtrArray      *entries;       /* (owned) (element-type ExamEntry) */

  gboolean        outlined;      /* the text was sound once, so that there is an outline to go on from */
  gboolean        sound;
  gsize           content_start; /* of the bank; see ExamOutline */
  gsize           content_end;
  gboolean        empty;
  guint64         head_hash;
  char           *namespaces;    /* (owned) (nullable): what the bank's tag says of them */
  GArray         *damages;       /* (owned) (element-type ExamDamage), in order, apart from each other */

  char           *fault;         /* (owned) (nullable) */
  int             fault_line;
  int             fault_column;

  GCancellable   *scan;          /* (owned) (nullable): of the scan that is under way */
};

/* What is found in a text, by any thread. */
typedef struct {
  ExamOutline *outline;          /* (owned) (nullable): NULL where it is not sound */
  char        *fault;            /* (owned) (nullable) */
  int          line;
  int          column;
} ExamFinding;

void     exam_finding_clear (ExamFinding *self);
void     exam_finding_check_all (ExamFinding *self,
                                 const char  *text,
                                 gsize        length);

void     exam_bank_editor_note_splice (ExamBankEditor *self,
                                       gsize           offset,
                                       gsize           removed,
                                       gsize           inserted);
void     exam_bank_editor_catch_up (ExamBankEditor *self,
                                    gboolean        at_once);
gboolean exam_bank_editor_is_damaged (ExamBankEditor *self,
                                      gsize           start,
                                      gsize           end);
void     exam_bank_editor_tell_sound (ExamBankEditor *self);
guint    exam_bank_editor_get_index (ExamBankEditor *self,
                                     ExamEntry      *entry);

/* A verb while it puts its edit together: the element that it changes, and the edit. */
typedef struct {
  ExamBankEditor *editor;
  ExamEntry      *entry;         /* (nullable): NULL is the head */
  ExamXmlElement *element;       /* (owned) */
  ExamEdit        edit;
} ExamVerb;

gboolean exam_verb_begin (ExamVerb       *self,
                          ExamBankEditor *editor,
                          ExamEntry      *entry,
                          ExamEntryKind   kind);
gboolean exam_verb_begin_head (ExamVerb       *self,
                               ExamBankEditor *editor);
gboolean exam_verb_commit (ExamVerb   *self,
                           const char *run);
void     exam_verb_clear (ExamVerb *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExamVerb, exam_verb_clear)

/*
 * ExamPatch: where the entries from @first up to @last, which stand from @start to @end, are to be read anew.
 */
typedef struct {
  gsize        start;
  gsize        end;
  guint        first;
  guint        last;
  ExamOutline *outline;          /* (owned) (nullable) */
  GPtrArray   *entries;          /* (owned) (nullable): what comes in place */
} ExamPatch;

void    exam_patch_clear (ExamPatch *self);
GArray *exam_bank_editor_make_patches (ExamBankEditor *self,
                                       gsize           length) G_GNUC_WARN_UNUSED_RESULT;
void    exam_bank_editor_apply (ExamBankEditor *self,
                                GArray         *patches);

G_END_DECLS
