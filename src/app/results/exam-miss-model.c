/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-miss-model.h"

#include "app/results/exam-miss-item.h"

/* Some of many misses: only those in sight become objects. */
struct _ExamMissModel
{
  GObject parent_instance;

  GArray *misses;   /* (owned) (element-type ExamMiss) */
  GArray *indices;  /* (owned) (element-type guint): of those in the model */
};

static GType
exam_miss_model_get_item_type (GListModel *model)
{
  return EXAM_TYPE_MISS_ITEM;
}

static guint
exam_miss_model_get_n_items (GListModel *model)
{
  return EXAM_MISS_MODEL (model)->indices->len;
}

static gpointer
exam_miss_model_get_item (GListModel *model,
                          guint       position)
{
  ExamMissModel *self = EXAM_MISS_MODEL (model);

  if (position >= self->indices->len)
    return NULL;
  return exam_miss_item_new (&g_array_index (self->misses, ExamMiss, g_array_index (self->indices, guint, position)));
}

static void
implement_list_model (GListModelInterface *interface)
{
  interface->get_item_type = exam_miss_model_get_item_type;
  interface->get_n_items = exam_miss_model_get_n_items;
  interface->get_item = exam_miss_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamMissModel, exam_miss_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
exam_miss_model_finalize (GObject *object)
{
  ExamMissModel *self = EXAM_MISS_MODEL (object);

  g_array_unref (self->misses);
  g_array_unref (self->indices);
  G_OBJECT_CLASS (exam_miss_model_parent_class)->finalize (object);
}

static void
exam_miss_model_class_init (ExamMissModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_miss_model_finalize;
}

static void
exam_miss_model_init (ExamMissModel *self)
{
}

/**
 * exam_miss_model_new:
 * @misses: (element-type ExamMiss): misses
 * @indices: (element-type guint): which of them; neither must change any more
 *
 * Returns: (transfer full): a model of #ExamMissItem
 */
ExamMissModel *
exam_miss_model_new (GArray *misses,
                     GArray *indices)
{
  ExamMissModel *self;

  g_return_val_if_fail (misses != NULL && indices != NULL, NULL);

  self = g_object_new (EXAM_TYPE_MISS_MODEL, NULL);
  self->misses = g_array_ref (misses);
  self->indices = g_array_ref (indices);
  return self;
}
