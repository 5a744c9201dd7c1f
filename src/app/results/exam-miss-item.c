/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-miss-item.h"

/* A miss, for a list. */
struct _ExamMissItem
{
  GObject parent_instance;

  ExamMiss miss;
};

G_DEFINE_FINAL_TYPE (ExamMissItem, exam_miss_item, G_TYPE_OBJECT)

static void
exam_miss_item_class_init (ExamMissItemClass *klass)
{
}

static void
exam_miss_item_init (ExamMissItem *self)
{
}

ExamMissItem *
exam_miss_item_new (const ExamMiss *miss)
{
  ExamMissItem *self = g_object_new (EXAM_TYPE_MISS_ITEM, NULL);

  self->miss = *miss;
  return self;
}

/** Returns: (transfer none): the miss */
const ExamMiss *
exam_miss_item_get_miss (ExamMissItem *self)
{
  g_return_val_if_fail (EXAM_IS_MISS_ITEM (self), NULL);
  return &self->miss;
}
