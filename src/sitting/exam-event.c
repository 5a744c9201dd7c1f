/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-event.h"

G_DEFINE_BOXED_TYPE (ExamEvent, exam_event, exam_event_copy, exam_event_free)

/* In the order of the enumeration. The names are what the results file keeps: never change one. */
static const char *const names[] = {
  "begin", "show", "answer", "strike", "flag", "highlight", "note", "review-screen", "review", "end-part",
  "pause", "continue", "gap", "end", "time-out", "reveal", "confidence",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == EXAM_EVENT_CONFIDENCE + 1);

ExamEvent *
exam_event_new (guint         sequence,
                ExamEventKind kind,
                int           position,
                gint64        at,
                gint64        wall_time,
                const char   *detail)
{
  ExamEvent *self = g_new (ExamEvent, 1);

  *self = (ExamEvent) { sequence, kind, position, at, wall_time, g_strdup (detail) };
  return self;
}

ExamEvent *
exam_event_copy (const ExamEvent *self)
{
  return exam_event_new (self->sequence, self->kind, self->position, self->at, self->wall_time, self->detail);
}

void
exam_event_free (ExamEvent *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->detail);
  g_free (self);
}

/** Returns: the name that the results file keeps */
const char *
exam_event_kind_to_name (ExamEventKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/** Returns: whether @name is the name of a kind */
gboolean
exam_event_kind_from_name (const char    *name,
                           ExamEventKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *kind = (ExamEventKind) i;
        return TRUE;
      }

  return FALSE;
}
