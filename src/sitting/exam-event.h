/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ExamEventKind:
 * @EXAM_EVENT_BEGIN: the clock starts, the first item is shown; @detail is %EXAM_EVENT_ON_PAPER where that was on paper,
 *   %EXAM_EVENT_CODE_BOOK where the program's code book may be used
 * @EXAM_EVENT_SHOW: another item is shown
 * @EXAM_EVENT_ANSWER: the item's answer is now @detail; empty when cleared
 * @EXAM_EVENT_STRIKE: the options struck out are now @detail
 * @EXAM_EVENT_FLAG: flagged for review when @detail is "1", else not any more
 * @EXAM_EVENT_HIGHLIGHT: the highlighted ranges are now @detail
 * @EXAM_EVENT_NOTE: the note is now @detail
 * @EXAM_EVENT_REVIEW_SCREEN: the list of items is shown
 * @EXAM_EVENT_REVIEW: all, incomplete or flagged items are gone through again
 * @EXAM_EVENT_END_PART: the part is locked and the next one begins
 * @EXAM_EVENT_PAUSE: the clock stops
 * @EXAM_EVENT_CONTINUE: it goes on; @detail is how long it stood, in microseconds
 * @EXAM_EVENT_GAP: time passed in which nobody could answer; @detail says why and how long
 * @EXAM_EVENT_END: the candidate ends the exam
 * @EXAM_EVENT_TIME_OUT: the time is up
 * @EXAM_EVENT_REVEAL: the key is shown, and the answer stays as it is; in practice only
 * @EXAM_EVENT_CONFIDENCE: how sure the candidate was is now @detail, an #ExamConfidence by name; in practice only
 *
 * What happened. Details tell the state afterwards, not the change, so that each stands for itself.
 */
typedef enum {
  EXAM_EVENT_BEGIN,
  EXAM_EVENT_SHOW,
  EXAM_EVENT_ANSWER,
  EXAM_EVENT_STRIKE,
  EXAM_EVENT_FLAG,
  EXAM_EVENT_HIGHLIGHT,
  EXAM_EVENT_NOTE,
  EXAM_EVENT_REVIEW_SCREEN,
  EXAM_EVENT_REVIEW,
  EXAM_EVENT_END_PART,
  EXAM_EVENT_PAUSE,
  EXAM_EVENT_CONTINUE,
  EXAM_EVENT_GAP,
  EXAM_EVENT_END,
  EXAM_EVENT_TIME_OUT,
  EXAM_EVENT_REVEAL,
  EXAM_EVENT_CONFIDENCE,
} ExamEventKind;

/** Detail of the beginning of a sitting whose answers were given on paper. */
#define EXAM_EVENT_ON_PAPER "paper"

/** Detail of the beginning of an exam that was begun with the program's code book. */
#define EXAM_EVENT_CODE_BOOK "code-book"

#define EXAM_TYPE_EVENT (exam_event_get_type ())

/**
 * ExamEvent:
 * @sequence: 1 for the first event of a sitting, without gaps
 * @position: 0-based position of the item it is about, or -1
 * @at: exam time, in microseconds since Begin; pauses and closed time do not count
 * @wall_time: microseconds since 1970
 * @detail: (nullable): see #ExamEventKind
 *
 * One action of a sitting. A sitting is what its events make of it.
 */
typedef struct {
  guint         sequence;
  ExamEventKind kind;
  int           position;
  gint64        at;
  gint64        wall_time;
  char         *detail;
} ExamEvent;

GType exam_event_get_type (void) G_GNUC_CONST;

ExamEvent *exam_event_new (guint         sequence,
                           ExamEventKind kind,
                           int           position,
                           gint64        at,
                           gint64        wall_time,
                           const char   *detail) G_GNUC_WARN_UNUSED_RESULT;
ExamEvent *exam_event_copy (const ExamEvent *self);
void       exam_event_free (ExamEvent *self);

const char *exam_event_kind_to_name (ExamEventKind kind);
gboolean    exam_event_kind_from_name (const char    *name,
                                       ExamEventKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamEvent, exam_event_free)

G_END_DECLS
