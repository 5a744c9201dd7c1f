/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-progress-item.h"

#include <glib/gi18n.h>

/* How far the candidate has come with one item, for a list. */
struct _ExamProgressItem
{
  GObject parent_instance;

  guint        position;
  ExamProgress progress;
  gboolean     flagged;
};

G_DEFINE_FINAL_TYPE (ExamProgressItem, exam_progress_item, G_TYPE_OBJECT)

static void
exam_progress_item_class_init (ExamProgressItemClass *klass)
{
}

static void
exam_progress_item_init (ExamProgressItem *self)
{
}

ExamProgressItem *
exam_progress_item_new (guint        position,
                        ExamProgress progress,
                        gboolean     flagged)
{
  ExamProgressItem *self = g_object_new (EXAM_TYPE_PROGRESS_ITEM, NULL);

  self->position = position;
  self->progress = progress;
  self->flagged = flagged;
  return self;
}

/** Returns: the 0-based position on the form */
guint
exam_progress_item_get_position (ExamProgressItem *self)
{
  g_return_val_if_fail (EXAM_IS_PROGRESS_ITEM (self), 0);
  return self->position;
}

gboolean
exam_progress_item_is_flagged (ExamProgressItem *self)
{
  g_return_val_if_fail (EXAM_IS_PROGRESS_ITEM (self), FALSE);
  return self->flagged;
}

/** Returns: the testing centres' word for the state, translated */
const char *
exam_progress_item_get_state_name (ExamProgressItem *self)
{
  g_return_val_if_fail (EXAM_IS_PROGRESS_ITEM (self), NULL);

  switch (self->progress)
    {
    case EXAM_PROGRESS_COMPLETE:
      /* Translators: state of a question in the navigator */
      return _("Complete");
    case EXAM_PROGRESS_INCOMPLETE:
      /* Translators: state of a question in the navigator */
      return _("Incomplete");
    case EXAM_PROGRESS_UNSEEN:
    default:
      /* Translators: state of a question in the navigator */
      return _("Unseen");
    }
}

const char *
exam_progress_item_get_css_class (ExamProgressItem *self)
{
  static const char *const classes[] = { "unseen", "incomplete", "complete" };

  g_return_val_if_fail (EXAM_IS_PROGRESS_ITEM (self), NULL);
  return classes[self->progress];
}
