/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-code-books.h"

G_BEGIN_DECLS

/**
 * ExamCodePlace:
 * @id: a normalised code, or the id of a division
 * @name: what is printed for it: "E11.9", "E08-E13", "Chapter 4"
 * @title: its title
 * @kind: what it is, where it is a code; divisions are headers
 * @ended_on: as in #ExamCodeEntry
 *
 * Where one can be in a code book.
 */
typedef struct {
  char        *id;
  char        *name;
  char        *title;
  ExamCodeKind kind;
  guint        ended_on;
} ExamCodePlace;

/**
 * ExamCodeArticleNote:
 * @note: a note
 * @name: (nullable): what is printed for where it stands; %NULL when that is the place itself
 */
typedef struct {
  ExamCodeNote *note;
  char         *name;
} ExamCodeArticleNote;

/**
 * ExamCodeCharacter:
 * @axis: what the character tells, such as "Approach"
 * @code: the character
 * @label: what it stands for
 */
typedef struct {
  char *axis;
  char  code;
  char *label;
} ExamCodeCharacter;

/**
 * ExamCodeArticle:
 * @system: the code system
 * @year: the year of the book
 * @place: what it is about; %NULL for the book itself
 * @entry: (nullable): what the book says about the code; divisions have none
 * @path: (element-type ExamCodePlace): what it is in, the widest first
 * @children: (element-type ExamCodePlace): what is next below it, in the book's order
 * @notes: (element-type ExamCodeArticleNote): its own, then those that hold for it because of what it is in, nearest first
 * @characters: (element-type ExamCodeCharacter): of ICD-10-PCS, where the tables are there: what each character means
 * @definition: (nullable): of ICD-10-PCS: what the operation is
 *
 * All that a code book has on a code, a category, a section or a chapter.
 */
typedef struct {
  ExamCodeSystem system;
  guint          year;
  ExamCodePlace *place;
  ExamCodeEntry *entry;
  GPtrArray     *path;
  GPtrArray     *children;
  GPtrArray     *notes;
  GPtrArray     *characters;
  char          *definition;
} ExamCodeArticle;

ExamCodeArticle *exam_code_article_load (ExamCodeBooks *books,
                                         ExamCodeSystem system,
                                         guint          year,
                                         const char    *id,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void             exam_code_article_free (ExamCodeArticle *self);

ExamCodePlace *exam_code_place_new_for_entry (const ExamCodeEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_place_free (ExamCodePlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeArticle, exam_code_article_free)

G_END_DECLS
