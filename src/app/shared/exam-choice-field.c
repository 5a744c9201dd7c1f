/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-choice-field.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-widget.h"

/* One of several in a form: a label, and a drop-down under it. What the document says and nobody knows is shown as such. */
struct _ExamChoiceField
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel    *title_label;
  GtkDropDown *drop_down;

  /* Owned */
  GtkStringList *names;
  GPtrArray     *ids;       /* (element-type utf8): beside the names */
  char          *name;      /* (nullable): for screen readers, in place of the label */
  guint          n_known;   /* choices; behind them at most one that nobody knows */
  gboolean       setting;   /* what changes comes from the document */
};

G_DEFINE_FINAL_TYPE (ExamChoiceField, exam_choice_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- Rows: long names give way instead of making the form wide --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
setup_open_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_text (label, gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* --- Value --- */

static void
name_drop_down (ExamChoiceField *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  const char *label = self->name != NULL ? self->name : gtk_label_get_text (self->title_label);
  const char *value = selected != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->names, selected) : NULL;
  g_autofree char *name =
    /* Translators: what a drop-down is about, and what is chosen */
    value != NULL ? g_strdup_printf (_("%s: %s"), label, value) : g_strdup (label);

  exam_a11y_name_drop_down (self->drop_down, name);
}

static void
selected_cb (ExamChoiceField *self)
{
  g_assert (EXAM_IS_CHOICE_FIELD (self));

  name_drop_down (self);
  if (!self->setting && gtk_drop_down_get_selected (self->drop_down) != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, exam_choice_field_get_value (self));
}

static guint
find_known (ExamChoiceField *self,
            const char      *id)
{
  for (guint i = 0; i < self->n_known; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Puts @id, which nobody knows, behind the choices; NULL takes away the one that is there. */
static void
set_unknown (ExamChoiceField *self,
             const char      *id)
{
  /* Translators: %s is what a file says and the program does not know */
  g_autofree char *name = id != NULL ? g_strdup_printf (_("Unknown: %s"), id) : NULL;
  const char *const added[] = { name, NULL };

  g_ptr_array_set_size (self->ids, (int) self->n_known);
  if (id != NULL)
    g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_splice (self->names, self->n_known,
                          g_list_model_get_n_items (G_LIST_MODEL (self->names)) - self->n_known, added);
}

static void
exam_choice_field_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ExamChoiceField *self = EXAM_CHOICE_FIELD (object);

  if (prop_id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_text (self->title_label));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exam_choice_field_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ExamChoiceField *self = EXAM_CHOICE_FIELD (object);

  if (prop_id != PROP_LABEL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_label_set_text (self->title_label, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
  name_drop_down (self);
}

static gboolean
exam_choice_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_CHOICE_FIELD (widget)->drop_down));
}

static void
exam_choice_field_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CHOICE_FIELD);
  G_OBJECT_CLASS (exam_choice_field_parent_class)->dispose (object);
}

static void
exam_choice_field_finalize (GObject *object)
{
  ExamChoiceField *self = EXAM_CHOICE_FIELD (object);

  g_object_unref (self->names);
  g_ptr_array_unref (self->ids);
  g_free (self->name);
  G_OBJECT_CLASS (exam_choice_field_parent_class)->finalize (object);
}

static void
exam_choice_field_class_init (ExamChoiceFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_choice_field_get_property;
  object_class->set_property = exam_choice_field_set_property;
  object_class->dispose = exam_choice_field_dispose;
  object_class->finalize = exam_choice_field_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_choice_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** ExamChoiceField::edited: @id: what the author chose */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", EXAM_TYPE_CHOICE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-choice-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamChoiceField, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamChoiceField, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfield");
}

static void
exam_choice_field_init (ExamChoiceField *self)
{
  self->names = gtk_string_list_new (NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->names));
}

/**
 * exam_choice_field_set_choices:
 * @self: a field
 * @ids: what the document calls the choices, ending with NULL
 * @names: what people call them, as many
 *
 * Offers other choices. What is chosen stays so.
 */
void
exam_choice_field_set_choices (ExamChoiceField   *self,
                               const char *const *ids,
                               const char *const *names)
{
  g_autofree char *value = NULL;

  g_return_if_fail (EXAM_IS_CHOICE_FIELD (self));
  g_return_if_fail (ids != NULL && names != NULL);

  value = g_strdup (exam_choice_field_get_value (self));
  self->setting = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  self->n_known = self->ids->len;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), names);
  self->setting = FALSE;
  exam_choice_field_set_value (self, value);
}

/** Shows what the document says; @id (nullable): NULL or empty is nothing yet */
void
exam_choice_field_set_value (ExamChoiceField *self,
                             const char      *id)
{
  g_autofree char *value = NULL;
  guint place;

  g_return_if_fail (EXAM_IS_CHOICE_FIELD (self));

  if (id != NULL && *id == '\0')
    id = NULL;
  if (g_strcmp0 (id, exam_choice_field_get_value (self)) == 0)
    return;

  value = g_strdup (id);   /* perhaps one of those that go now */
  place = find_known (self, value);
  self->setting = TRUE;
  if (place == GTK_INVALID_LIST_POSITION && value != NULL)
    {
      set_unknown (self, value);
      place = self->n_known;
    }
  gtk_drop_down_set_selected (self->drop_down, place);
  if (place < self->n_known && self->ids->len > self->n_known)
    set_unknown (self, NULL);
  self->setting = FALSE;
  name_drop_down (self);
}

/** Returns: (transfer none) (nullable): the id of what is chosen */
const char *
exam_choice_field_get_value (ExamChoiceField *self)
{
  guint selected;

  g_return_val_if_fail (EXAM_IS_CHOICE_FIELD (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/** Has a screen reader call the drop-down @name, where its label alone would not say which of several it is. */
void
exam_choice_field_set_name (ExamChoiceField *self,
                            const char      *name)
{
  g_return_if_fail (EXAM_IS_CHOICE_FIELD (self));

  g_free (self->name);
  self->name = g_strdup (name);
  name_drop_down (self);
}
