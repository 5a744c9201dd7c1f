/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-record-split.h"

#include "app/question/exam-record-view.h"
#include "app/shared/exam-widget.h"

/* Pixels: in half of less than that neither is read with ease. */
#define MIN_WIDTH_BESIDE 600

/* Pixels: record and question scroll, each on its own; this is room for their scroll bars and a few lines. */
#define MIN_HEIGHT 160

/* The record of a case and the question to it: beside each other, or the record above where that is too narrow. */
struct _ExamRecordSplit
{
  GtkWidget parent_instance;

  GtkPaned *paned;
  gboolean  divided;  /* between record and question, the way they stand now */
};

enum {
  PROP_RECORD = 1,
  PROP_QUESTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ExamRecordSplit, exam_record_split, GTK_TYPE_WIDGET)

/* How tall they are nobody needs to know, since both scroll; wrapping all their text to find out would take as long as
 * showing it. How wide they can be may not depend on how they stand, which depends on how wide they are. */
static void
exam_record_split_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  ExamRecordSplit *self = EXAM_RECORD_SPLIT (widget);
  GtkWidget *children[] = { gtk_paned_get_start_child (self->paned), gtk_paned_get_end_child (self->paned) };

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MIN_HEIGHT;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if (children[i] != NULL && gtk_widget_get_visible (children[i]))
      {
        int least, best;

        gtk_widget_measure (children[i], orientation, -1, &least, &best, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural += best;
      }
}

static void
place (ExamRecordSplit *self,
       int              width,
       int              height)
{
  gtk_widget_measure (GTK_WIDGET (self->paned), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->paned), &(GtkAllocation) { 0, 0, width, height }, -1);
}

/* Half for the record, until somebody moves the line between. Left to itself that would move with each question: it depends
 * then on how small either side can be made. */
static void
exam_record_split_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  ExamRecordSplit *self = EXAM_RECORD_SPLIT (widget);
  GtkOrientation way = width < MIN_WIDTH_BESIDE ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  int half = (way == GTK_ORIENTATION_HORIZONTAL ? width : height) / 2;
  GtkWidget *record = gtk_paned_get_start_child (self->paned);

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != way)
    {
      /* The panes keep their shares of the width, or the height, that they had before: they have to be there first. */
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), way);
      place (self, width, height);
      self->divided = FALSE;
    }
  if (!self->divided && record != NULL && gtk_widget_get_visible (record))
    {
      gtk_paned_set_position (self->paned, half);
      self->divided = TRUE;
    }
  place (self, width, height);
}

static void
exam_record_split_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ExamRecordSplit *self = EXAM_RECORD_SPLIT (object);

  switch (property_id)
    {
    case PROP_RECORD: g_value_set_object (value, gtk_paned_get_start_child (self->paned)); break;
    case PROP_QUESTION: g_value_set_object (value, gtk_paned_get_end_child (self->paned)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_record_split_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ExamRecordSplit *self = EXAM_RECORD_SPLIT (object);

  switch (property_id)
    {
    case PROP_RECORD:
      gtk_paned_set_start_child (self->paned, g_value_get_object (value));
      exam_record_view_catch_keys (g_value_get_object (value), GTK_WIDGET (self));
      break;
    case PROP_QUESTION: gtk_paned_set_end_child (self->paned, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_record_split_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (exam_record_split_parent_class)->dispose (object);
}

static void
exam_record_split_class_init (ExamRecordSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_record_split_get_property;
  object_class->set_property = exam_record_split_set_property;
  object_class->dispose = exam_record_split_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->measure = exam_record_split_measure;
  widget_class->size_allocate = exam_record_split_size_allocate;

  /**
   * ExamRecordSplit:record:
   *
   * The record, to be set once; a question without one hides it.
   */
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, EXAM_TYPE_RECORD_VIEW,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, GTK_TYPE_WIDGET,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
exam_record_split_init (ExamRecordSplit *self)
{
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
}
