/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCodeNoteKind:
 * @EXAM_CODE_INCLUSION_TERM: a condition that the code is for
 * @EXAM_CODE_INCLUDES: what a category includes
 * @EXAM_CODE_EXCLUDES1: what is never coded together with it
 * @EXAM_CODE_EXCLUDES2: what is not part of it, but may be coded beside it
 * @EXAM_CODE_CODE_FIRST: what is sequenced before it
 * @EXAM_CODE_USE_ADDITIONAL: what is coded in addition
 * @EXAM_CODE_CODE_ALSO: what may be needed as well, in either order
 * @EXAM_CODE_NOTE: any other note
 * @EXAM_CODE_SEVENTH_NOTE: how 7th characters are used
 * @EXAM_CODE_SEVENTH: a 7th character and what it means
 *
 * The instructions of the tabular list of ICD-10-CM.
 */
typedef enum {
  EXAM_CODE_INCLUSION_TERM,
  EXAM_CODE_INCLUDES,
  EXAM_CODE_EXCLUDES1,
  EXAM_CODE_EXCLUDES2,
  EXAM_CODE_CODE_FIRST,
  EXAM_CODE_USE_ADDITIONAL,
  EXAM_CODE_CODE_ALSO,
  EXAM_CODE_NOTE,
  EXAM_CODE_SEVENTH_NOTE,
  EXAM_CODE_SEVENTH,
  EXAM_N_CODE_NOTE_KINDS,
} ExamCodeNoteKind;

/**
 * ExamCodeNote:
 * @place: where it stands: a normalised code, or the id of a division
 * @kind: what it tells
 * @label: (nullable): the 7th character that it is about
 * @text: what it says
 */
typedef struct {
  char            *place;
  ExamCodeNoteKind kind;
  char            *label;
  char            *text;
} ExamCodeNote;

/**
 * ExamCodeDivision:
 * @id: the number of a chapter ("4"), the codes of a section ("E08-E13"), or a category ("E11")
 * @parent: (nullable): the id of what it is in; none for chapters
 * @title: its title
 *
 * A part of the tabular list, down to the categories.
 */
typedef struct {
  char *id;
  char *parent;
  char *title;
} ExamCodeDivision;

void exam_code_note_free (ExamCodeNote *self);
void exam_code_division_free (ExamCodeDivision *self);

G_END_DECLS
